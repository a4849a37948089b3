"""The page of findings, and the findings in which a claim takes part."""
