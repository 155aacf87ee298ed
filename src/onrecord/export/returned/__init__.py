"""What annotation tools give back of the files that the modules beside this folder wrote."""
