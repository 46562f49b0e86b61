"""What sentences say, and where an FAQ and the body of its post disagree.

The way of the data:

1. `terms.sentences` cuts body and answers into sentences; `terms.word_sets` makes each a set of
   stems, `terms.tokens` and `terms.quantities` read its words, numbers and units when asked.
2. `comparing.comparison` holds all of the body at hand: which sentences have a word, which are
   like another (`comparing.alignment`). `comparing.statement` is a sentence of an answer.
3. `finding.conflicts` asks each finder in turn whether a statement disagrees with the sentence it
   is likest to; `numbers`, `names`, `opposing` … look for one kind of fault each.
"""
