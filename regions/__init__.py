"""Who exists, where, and who speaks for whom: territories, institutions, people and what they may act for."""
