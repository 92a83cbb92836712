"""Other languages, put into the words and the parse of English: what the extractors read of them."""
