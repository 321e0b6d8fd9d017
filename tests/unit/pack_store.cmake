test_program(unit pack_store LINK town)
target_sources(unit_pack_store PRIVATE ${CMAKE_SOURCE_DIR}/kiosk/pack_store/pack_store.cpp)
