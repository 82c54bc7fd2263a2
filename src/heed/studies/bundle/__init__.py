"""A study as one folder or file for an archive: data, words, consent, reports, sums."""
