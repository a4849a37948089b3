"""The page of findings, and findings beside a claim."""
