/** Import this first: React chooses its build when it is loaded, and the application is tested as it is deployed. */
process.env.NODE_ENV = "production";
