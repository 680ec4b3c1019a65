"""What the pages show, worked out before they are written."""
