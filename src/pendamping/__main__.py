from pendamping.config.cli import main

main()
