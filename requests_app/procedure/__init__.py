"""The table of deeds and the one function that does them: who may, when, what is lacking, what follows."""
