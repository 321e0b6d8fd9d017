test_program(unit server LINK server_in_test)
# One file a register of a measure: what its acts do, what it refuses, what it shows to whom.
test_program(unit registers FOLDER unit/server/registers LINK server_in_test)

# The long mutation runs are hidden from the ordinary discovery; ctest -L long finds them here.
foreach(what "ten thousand mutated batches leave the registers as they are"
             "a thousand crafted records with a right hash are believed by no register"
             "ten thousand mutated requests leave the registers as they are"
             "ten thousand mutated lines of the pages leave the registers as they are")
  add_test(NAME "unit/server: ${what}" COMMAND unit_server -w NoTests "${what}")
  set_tests_properties("unit/server: ${what}" PROPERTIES LABELS "unit;long" TIMEOUT 900)
endforeach()
