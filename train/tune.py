"""Tune the decoder on the articles of PolNeAR train that no training step saw.

    python -m train.tune build/attributions/model ../shared/data

Runs the network once over the held-out articles, then tries the numbers one by
one, keeps what raises linked F1 most, fits the probabilities, and writes both
into the model's card. Dev is not looked at.
"""
