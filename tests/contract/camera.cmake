test_program(contract camera LINK camera camera_emulated code)
if(TARGET contract_camera)
  target_sources(contract_camera PRIVATE ${CMAKE_CURRENT_LIST_DIR}/../unit/code/pictures.cpp)
endif()
