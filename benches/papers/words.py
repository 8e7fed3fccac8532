"""Sentences about nothing, from the words in words.txt, the most used first. Always the same."""

import random
from pathlib import Path

WORDS = (Path(__file__).parent / "words.txt").read_text().split()


class Speaker:
    """Says sentences: the same ones for the same seed."""

    def __init__(self, seed):
        self._random = random.Random(seed)
        # Some words come often and most seldom, as in any text.
        self._weights = [1.0 / (rank + 12) for rank in range(len(WORDS))]

    def number(self, low, high):
        return self._random.randint(low, high)

    def words(self, count):
        return self._random.choices(WORDS, self._weights, k=count)

    def phrase(self, count):
        return " ".join(self.words(count)).capitalize()

    def sentence(self):
        words = self.words(self.number(9, 22))
        if len(words) > 14:
            words[8] += ","
        if self.number(1, 6) == 1:
            words[-2] = f"{self.number(2, 98)} per cent"
        return " ".join(words).capitalize() + "."

    def paragraph(self, n_words):
        sentences, count = [], 0
        while count < n_words:
            sentences.append(self.sentence())
            count += len(sentences[-1].split())
        return " ".join(sentences)
