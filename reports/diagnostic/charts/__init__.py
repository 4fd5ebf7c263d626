"""Figures drawn as SVG by plain functions: the same picture on a page and in print, one reading sentence each."""
