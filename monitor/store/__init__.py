"""What is kept: tables, blobs, versions, ledger, outbox; functions on a Session, grouped by noun."""
