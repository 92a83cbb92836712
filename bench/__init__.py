"""Speed and quality measurements that a reader can repeat."""
