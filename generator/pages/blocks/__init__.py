"""Named blocks in hand-written pages, and the section pages made of them."""
