"""Tables in and out: spreadsheets, CSV, pasted rows and Markdown trackers come in; CSV, XLSX and waiting data go out."""
