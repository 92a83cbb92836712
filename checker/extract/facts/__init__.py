"""Values of attributes: ages, times of day, places, states, and the passages they stand in."""
