"""A short tuple of numbers that tells whether two bodies share wording, however much is cut from either."""

from rashomon.text.shingles import find_words, ngrams

# Runs of five words: short enough that a sentence taken over whole leaves several, long enough that strangers share few.
WORDS_A_RUN = 5
# One run in four is kept: on made-up copies that took over a part, one in eight loses twice as many pairs (.90 against .95).
KEEP_ONE_IN = 4


def fingerprint(body: str) -> tuple[int, ...]:
    """Sorted numbers of the sampled word runs of `body`, each of 62 bits; empty for a body of fewer than five words.

    A run is kept because of its own words, so two texts that share a passage keep the same runs of it.
    """
    import numpy as np

    runs = ngrams(find_words(body).numbers, WORDS_A_RUN)
    kept = runs[runs % np.uint64(KEEP_ONE_IN) == 0] >> np.uint64(2)
    return tuple(sorted(set(kept.tolist())))
