"""Who said a word, and the exact place in the article: reads JSON lines from `onrecord read`.

onrecord read articles/*.txt | python examples/who_said_it.py force
"""

import json
import sys
from pathlib import Path

word = sys.argv[1]
for line in sys.stdin:
    told = json.loads(line)
    if not told["statements"]:  # the last object, of no article, has none either
        continue
    text = Path(told["article"]["path"]).read_text(encoding="utf-8")
    for said in told["statements"]:
        words = " … ".join(text[start:end] for start, end in said["content"])
        if word in words and said["kind"] == "direct":
            start, end = said["content"][0][0], said["content"][-1][1]
            names = ", ".join(speaker["name"] for speaker in said["speakers"]) or "nobody named"
            print(f"{Path(told['article']['path']).name} {start}–{end}  {names}: {words}")
