"""Pages of objections and complaints."""
