"""The attribution network: one encoder pass, three heads.

    ids, case, quote, opens, mask: int64[batch, length]
    tags:    float32[batch, length, 10]       O, then B, I and L (the last piece of
                                              several) of source, cue, content
    source:  float32[batch, length, length]   how well the source of token i, in a cue,
                                              begins at token j; at [CLS]: it has none
    content: float32[batch, length, length]   how well token i, in a content, belongs to
                                              the cue that begins at token j

A source is chosen by its cue, and not the other way round, because one source
may have several cues ("Kelly met Tillerson and said …, adding …"): in PolNeAR
2,220 of 19,821 attributions share theirs. Contents are never shared.

The encoder is all-MiniLM-L6-v2 (Wang et al., NeurIPS 2020; six layers of 384).
The links are biaffine scores as in Dozat & Manning, ICLR 2017, without bias.
"""

from __future__ import annotations

from torch import Tensor, nn

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BIL"))
WIDTH = 128


class AttributionNetwork(nn.Module):
    """Encoder with feature embeddings at the input, a tag head and two link heads."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.config.hidden_size
        self.case = nn.Embedding(3, hidden)
        self.quote = nn.Embedding(4, hidden)
        self.opens = nn.Embedding(2, hidden)
        for table in (self.case, self.quote, self.opens):
            nn.init.normal_(table.weight, std=0.01)
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(hidden, len(TAGS))
        self.role = nn.ModuleList(nn.Linear(hidden, WIDTH) for _ in range(2))
        self.cue = nn.Linear(hidden, WIDTH)

    def forward(
        self, ids: Tensor, case: Tensor, quote: Tensor, opens: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        words = self.encoder.embeddings.word_embeddings(ids)
        embedded = words + self.case(case) + self.quote(quote) + self.opens(opens)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.drop(hidden)
        cue = self.cue(hidden) * (1.5 / WIDTH**0.5)
        source = cue @ self.role[0](hidden).transpose(1, 2)
        content = self.role[1](hidden) @ cue.transpose(1, 2)
        return self.tag(hidden), source, content
