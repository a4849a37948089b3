"""What puts pages into a frame and a site into its place."""
