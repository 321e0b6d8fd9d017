test_program(peer pack LINK town)
if(TARGET peer_pack)
  add_dependencies(peer_pack madoguchi)
endif()
