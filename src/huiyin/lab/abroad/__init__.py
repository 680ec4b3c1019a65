"""Other worlds, drawn at random from broad ranges: simpler than the lab's, unlike it and unlike the advisor's model."""
