"""GitHub as an OpenID provider, which it is not by itself."""
