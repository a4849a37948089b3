"""Every sentence of the site: dates, numbers and names in words; claims, findings and rules."""
