"""A believable small office, made from word lists and a seed. `services.sample` puts it into the file."""
