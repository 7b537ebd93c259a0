"""Many replicas (多数の反復): drawn by position, cut into chunks that any executor can run, kept, resumed and repeated to the bit."""
