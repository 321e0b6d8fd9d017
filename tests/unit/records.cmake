set(verify_commands ${CMAKE_SOURCE_DIR}/provisioning/tool/receipt.cpp
  ${CMAKE_SOURCE_DIR}/provisioning/tool/receipt_proof.cpp
  ${CMAKE_SOURCE_DIR}/provisioning/tool/log_verify.cpp)
test_program(unit records LINK town base)
target_sources(unit_records PRIVATE ${verify_commands})
test_program(unit records_long LINK town base LABELS long)
