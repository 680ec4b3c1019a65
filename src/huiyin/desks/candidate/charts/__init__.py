"""Pictures as SVG text, drawn on the server. No style attributes (the pages forbid them): classes carry the colours."""
