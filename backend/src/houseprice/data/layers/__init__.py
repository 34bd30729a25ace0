"""Place layers: columns of a home that follow from its latitude and longitude."""
