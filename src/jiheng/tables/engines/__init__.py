"""The engines that run the compiled SQL, each behind the same few verbs."""
