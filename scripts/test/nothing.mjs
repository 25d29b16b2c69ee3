// Stands in for server-only under test.
