"""Job adverts, Chinese and English: what they ask for, by tables that anyone can extend and frames for what no table knows."""
