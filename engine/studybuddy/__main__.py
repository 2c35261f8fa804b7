"""`python -m studybuddy` is `yt-study-buddy`."""

from studybuddy.command import main

if __name__ == "__main__":
    main()
