"""Who is told of what happened to a request, by which road, and whether it arrived."""
