"""Values of one attribute of one bearer: found by what their passages, events and bearers share."""
