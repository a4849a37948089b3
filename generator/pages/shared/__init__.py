"""What all kinds of pages share: a page, a name, a claim line, Markdown, the templates' door."""
