"""A local web application: server-rendered pages and a JSON API over one store."""
