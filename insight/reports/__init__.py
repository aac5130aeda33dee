"""Situation reports: how a region or the country stood at a moment, section by section: page, paper, file and mail."""
