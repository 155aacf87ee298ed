"""The relation network: one encoder pass over both texts, two heads on [CLS].

    ids, segment, mask: int64[batch, length]     [CLS] left [SEP] right [SEP]
    nli:      float32[batch, 3]                  entailment, neutral, contradiction
    position: float32[batch, 4]                  same, conflict, narrows, none

The encoder is all-MiniLM-L6-v2 (Wang et al., NeurIPS 2020; six layers of 384).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from onrecord.models.relations import NLI, POSITIONS


class RelationNetwork(nn.Module):
    """Encoder, a layer that pools [CLS] with the means of both texts, two heads."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.pool = nn.Linear(3 * hidden, hidden)
        self.nli = nn.Linear(hidden, len(NLI))
        self.position = nn.Linear(hidden, len(POSITIONS))

    def forward(self, ids: Tensor, segment: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.encoder(
            input_ids=ids, token_type_ids=segment, attention_mask=mask
        ).last_hidden_state
        left = ((1 - segment) * mask).unsqueeze(-1).to(hidden.dtype)
        right = (segment * mask).unsqueeze(-1).to(hidden.dtype)
        a = (hidden * left).sum(1) / left.sum(1)
        b = (hidden * right).sum(1) / right.sum(1)
        pooled = torch.cat((hidden[:, 0], (a - b).abs(), a * b), dim=-1)
        pooled = self.drop(nn.functional.gelu(self.pool(self.drop(pooled))))
        return self.nli(pooled), self.position(pooled)
