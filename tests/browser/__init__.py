"""Tests in a real browser: JupyterLab, as students and instructors have it before their eyes."""
