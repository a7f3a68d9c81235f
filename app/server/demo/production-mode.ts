/** React decides as it is loaded whether it checks as in development: this is imported before anything that loads it. */
process.env.NODE_ENV = "production";
