"""From a site to folders: MkDocs, Markdown for another builder, and the exchange of the finished site."""
