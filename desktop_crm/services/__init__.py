"""What a person does, one module a capability: plain functions, `core` first; no threads, no Qt."""
