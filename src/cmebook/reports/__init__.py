"""What instructors and learners receive: the table of grades and the feedback pages."""
